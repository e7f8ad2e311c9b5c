using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>Millions of bytes of X12 a second.</summary>
internal sealed class MegabytesColumn : IColumn
{
    public string Id => nameof(MegabytesColumn);

    public string ColumnName => "MB/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Millions of bytes of the file a second";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "?";
        var claims = (int)benchmarkCase.Parameters["Claims"];
        var isRemittance = benchmarkCase.Descriptor.WorkloadMethod.Name.Contains("Remittance", StringComparison.Ordinal);
        using var file = isRemittance ? GeneratedFile.Remittance(claims) : GeneratedFile.Claims(claims);
        return (file.ToBytes().Length / statistics.Mean * 1e3).ToString("N0", CultureInfo.InvariantCulture);
    }

    /// <summary>Adds the column.</summary>
    public sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new MegabytesColumn());
    }
}
