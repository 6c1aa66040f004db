using TechMart.Import.Reading;
using TechMart.Tests;

namespace TechMart.Import.Tests.Reading;

public class RealFilesTests
{
    [ReferenceTheory]
    [InlineData("online_retail.csv.gz", "utf-8", ',', true, 541_909, 8)]
    [InlineData("diwali_sales_data.csv.gz", "windows-1252", ',', true, 11_251, 15)]
    [InlineData("ecom_dataset_upd.csv.gz", "utf-8", ',', true, 7_474, 6)]
    [InlineData("sample_superstore.csv.gz", "windows-1252", ',', true, 9_994, 21)]
    [InlineData("CDNOW_sample.txt.gz", "utf-8", Dialect.Blanks, false, 6_919, 5)]
    [InlineData("cdnow_customers_summary.csv.gz", "utf-8", ',', true, 2_357, 4)]
    [InlineData("cdnow_customers_summary_with_transactions.csv.gz", "utf-8", ',', true, 2_357, 5)]
    [InlineData("groceries.csv.gz", "utf-8", ',', false, 9_835, 0)]
    [InlineData("groceries_items.csv.gz", "utf-8", ',', true, 169, 3)]
    [InlineData("AirPassengers.csv.gz", "utf-8", ',', true, 144, 2)]
    [InlineData("m3_monthly.csv.gz", "utf-8", ',', true, 83_474, 6)]
    [InlineData("m4_weekly_test.csv.gz", "utf-8", ',', true, 179, 14)]
    [InlineData("nn5_daily.csv.gz", "utf-8", ',', true, 43_505, 4)]
    [InlineData("aus_retail.csv.gz", "utf-8", ',', true, 32_266, 5)]
    public void RealFile_IsReadAsItIs(string name, string encoding, char delimiter, bool hasHeader, long rows, int columns)
    {
        var file = SourceFile.Open(ReferenceData.DataFile(name));
        var limits = new ReadLimits();
        var detector = new EncodingDetector();
        var sample = new byte[256 * 1024];
        int length;
        using (var content = file.OpenContent(limits))
        {
            length = content.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
            detector.Add(sample.AsSpan(0, length));
            var block = new byte[64 * 1024];
            for (int read; (read = content.Read(block)) > 0;)
            {
                detector.Add(block.AsSpan(0, read));
            }
        }
        var evidence = DialectDetector.Detect(sample.AsSpan(0, length), length < sample.Length, detector.Result);

        long records = 0, fitting = 0;
        using var reader = new RecordReader(file.OpenContent(limits), evidence.Dialect, limits);
        while (reader.Read())
        {
            records++;
            fitting += reader.FieldCount == columns ? 1 : 0;
        }
        Assert.Equal((encoding, delimiter, hasHeader), (evidence.Dialect.Encoding, evidence.Dialect.Delimiter, evidence.Dialect.HasHeader));
        Assert.Equal(rows, records - (hasHeader ? 1 : 0));
        Assert.Equal(columns == 0 ? 0 : records, fitting);
    }

    [ReferenceFact]
    public async Task ContentHash_ReadAtOnceOrOnTheWay_IsTheSame()
    {
        var file = SourceFile.Open(ReferenceData.DataFile("diwali_sales_data.csv.gz"));
        var limits = new ReadLimits();
        using var content = file.OpenHashed(limits);
        using var reader = new RecordReader(content, new Dialect(), limits);
        while (reader.Read())
        {
        }

        Assert.Equal(await file.ContentHashAsync(limits), content.Hash);
    }
}
