using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TechMart.Store.Model;

/// <summary>SQLite keeps no kind with a time: all times in the store are UTC.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.ToUniversalTime(), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
