using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;

namespace Claims.Edi.Tests.Envelope;

/// <summary>Measures the whole process, so nothing else runs at the same time.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Memory_stays_flat_however_long_the_file_is(bool claims)
    {
        const int most = 50_000;
        using var file = claims ? GeneratedFile.Claims(most) : GeneratedFile.Remittance(most);
        var count = 0;
        var limit = long.MaxValue;
        foreach (var part in InterchangeReader.ReadParts(file))
        {
            Assert.DoesNotContain(part.Issues, issue => issue.Code != EdiCodes.ClaimsMany);
            if (part is not ClaimPart || ++count % 10_000 != 0)
                continue;
            var used = GC.GetTotalMemory(forceFullCollection: true);
            Assert.InRange(used, 0, limit);
            limit = Math.Min(limit, used + 2_000_000);
        }
        Assert.Equal(most, count);
    }
}
