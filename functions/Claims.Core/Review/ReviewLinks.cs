using System.Security.Cryptography;
using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.Options;

namespace Claims.Core.Review;

/// <summary>Issues signed links and says what an opened one may do. Opening decides nothing.</summary>
public sealed class ReviewLinks(
    IRecords records, IClinicDirectory directory, IOptions<ReviewOptions> options, TimeProvider time)
{
    private readonly ReviewOptions _options = options.Value;

    /// <summary>
    /// Issues a link; only the hash of its id is stored. The id is derived with the signing key from what the link
    /// is for, so that a repeated step issues the same link instead of a second one.
    /// </summary>
    /// <param name="clinic">Whose.</param>
    /// <param name="action">What it is for.</param>
    /// <param name="subject">The key of the round, query or statement it is bound to.</param>
    /// <param name="audience">Whom it is sent to.</param>
    /// <param name="expiresAt">When it stops working; whole seconds.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task<Uri> IssueAsync(
        ClinicId clinic,
        LinkAction action,
        string subject,
        string audience,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken)
    {
        var key = SigningKey;
        var expires = DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds());
        var seed = Encoding.UTF8.GetBytes($"link\n{clinic}\n{action}\n{subject}\n{audience}\n{expires:O}");
        var id = HMACSHA256.HashData(key.Secret.Span, seed).AsSpan(0, LinkToken.IdLength).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(id));
        await records.TryAddAsync(
            clinic, new IssuedLink(hash, clinic, action, subject, audience, expires), cancellationToken);
        var token = LinkToken.Write(key, id, action, expires, audience);
        return new Uri(_options.BaseAddress, $"{PathOf(action)}/{token}");
    }

    /// <summary>What an opened link may do.</summary>
    public async Task<LinkResult> OpenAsync(string token, LinkAction action, CancellationToken cancellationToken)
    {
        if (LinkToken.TryParse(token) is not { } parsed
            || _options.LinkKeys.FirstOrDefault(key => key.Id == parsed.KeyId) is not { } key
            || await FindAsync(parsed.IdHash, cancellationToken) is not { } link
            || link.Action != action
            || link.ExpiresAt.ToUnixTimeSeconds() != parsed.ExpiresSeconds
            || !LinkToken.IsSignedFor(parsed, key, action, link.Audience))
        {
            return new LinkResult.Tampered();
        }

        if (link.UsedAt is not null)
        {
            return new LinkResult.Used();
        }

        return time.GetUtcNow() >= link.ExpiresAt ? new LinkResult.Expired() : new LinkResult.Valid(link);
    }

    /// <summary>The change that uses a link up; saved together with what it decided, so that it decides once.</summary>
    public async Task<RecordChange?> UseAsync(IssuedLink link, CancellationToken cancellationToken)
    {
        var stored = await records.FindAsync<IssuedLink>(link.Clinic, link.IdHash, cancellationToken);
        return stored is { Record.UsedAt: null }
            ? RecordChange.Replace(stored, stored.Record with { UsedAt = time.GetUtcNow() })
            : null;
    }

    private LinkKey SigningKey =>
        _options.LinkKeys.Count > 0 && _options.LinkKeys[0].Secret.Length >= 32
            ? _options.LinkKeys[0]
            : throw new InvalidOperationException(
                "No key signs review links: set a link key of 32 bytes or more (docs/operating.md).");

    private async Task<IssuedLink?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        foreach (var clinic in directory.Clinics)
        {
            if (await records.FindAsync<IssuedLink>(clinic, hash, cancellationToken) is { } found)
            {
                return found.Record;
            }
        }

        return null;
    }

    private static string PathOf(LinkAction action) => action switch
    {
        LinkAction.Review => "review",
        LinkAction.Answer => "answer",
        LinkAction.Statement => "statement",
        LinkAction.Estimate => "estimate",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
