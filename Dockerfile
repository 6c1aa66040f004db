# The distribution's own .NET packages: no image but the distribution's is needed (docs/decisions/0007-container.md).
FROM ubuntu:26.04 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates dotnet-sdk-10.0 nodejs npm \
 && rm -rf /var/lib/apt/lists/*
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source

# Packages first: they change less often than the code.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/web/package.json eng/web/package-lock.json eng/web/
COPY eng/WebAssets.targets eng/
COPY src/TechMart.Analytics/*.csproj src/TechMart.Analytics/packages.lock.json src/TechMart.Analytics/
COPY src/TechMart.Import/*.csproj src/TechMart.Import/packages.lock.json src/TechMart.Import/
COPY src/TechMart.Demo/*.csproj src/TechMart.Demo/packages.lock.json src/TechMart.Demo/
COPY src/TechMart.Wording/*.csproj src/TechMart.Wording/packages.lock.json src/TechMart.Wording/
COPY src/TechMart.Tables/*.csproj src/TechMart.Tables/packages.lock.json src/TechMart.Tables/
COPY src/TechMart.Store/*.csproj src/TechMart.Store/packages.lock.json src/TechMart.Store/
COPY src/TechMart.Dashboard/*.csproj src/TechMart.Dashboard/packages.lock.json src/TechMart.Dashboard/
COPY src/TechMart.Cli/*.csproj src/TechMart.Cli/packages.lock.json src/TechMart.Cli/
RUN dotnet restore src/TechMart.Dashboard/TechMart.Dashboard.csproj --locked-mode \
 && dotnet restore src/TechMart.Cli/TechMart.Cli.csproj --locked-mode

COPY appsettings.json .editorconfig ./
COPY eng/ eng/
COPY src/ src/
RUN dotnet publish src/TechMart.Dashboard/TechMart.Dashboard.csproj -c Release --no-restore -o /app \
 && dotnet publish src/TechMart.Cli/TechMart.Cli.csproj -c Release --no-restore -o /app/cli

FROM ubuntu:26.04
RUN apt-get update \
 && apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 ca-certificates curl libicu-dev tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --create-home techmart
COPY --from=build /app /app
WORKDIR /app
USER techmart
VOLUME /data
ENV ASPNETCORE_ENVIRONMENT=Production \
    DOTNET_EnableDiagnostics=0 \
    Storage__DataFolder=/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=4 CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/healthz"]
ENTRYPOINT ["dotnet", "TechMart.Dashboard.dll", "--urls", "http://0.0.0.0:8080"]
