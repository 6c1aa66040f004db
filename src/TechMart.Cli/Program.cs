using System.Runtime.InteropServices;
using System.Text;
using TechMart.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var cancellation = new CancellationTokenSource();
// The first signal asks to stop; a second one ends the process the usual way.
Action<PosixSignalContext> stop = context =>
{
    if (!cancellation.IsCancellationRequested)
    {
        context.Cancel = true;
        cancellation.Cancel();
    }
};
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, stop);
return await new CommandLine(Terminal.OfProcess()).RunAsync(args, cancellation.Token).ConfigureAwait(false);
