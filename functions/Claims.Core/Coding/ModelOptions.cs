namespace Claims.Core.Coding;

/// <summary>A language model that a clinic allows; without an endpoint there is none, which is the default.</summary>
public sealed record ModelOptions
{
    /// <summary>Where it is reached, such as https://NAME.openai.azure.com/openai/v1/; null for no model.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The deployment's name.</summary>
    public string Deployment { get; init; } = "";

    /// <summary>The key that opens it.</summary>
    public string Key { get; init; } = "";

    /// <summary>An answer that takes longer is dropped.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}
