using System.ClientModel;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Claims.Azure.Models;

/// <summary>A language model that reads notes too: Azure OpenAI, or anything that speaks as it does. Off unless a
/// clinic names an endpoint.</summary>
public static class LanguageModel
{
    /// <summary>Setting: where it is reached; empty for no model.</summary>
    public const string AddressName = "CLAIMS_MODEL_URL";

    /// <summary>Setting: the deployment's name.</summary>
    public const string DeploymentName = "CLAIMS_MODEL_DEPLOYMENT";

    /// <summary>Setting: the key that opens it; a secret.</summary>
    public const string KeyName = "CLAIMS_MODEL_KEY";

    /// <summary>Setting: an answer that takes longer is dropped, in seconds.</summary>
    public const string SecondsName = "CLAIMS_MODEL_SECONDS";

    /// <summary>Reads the settings; faults are the reader's to tell.</summary>
    public static ModelOptions Read(SettingReader reader)
    {
        var model = new ModelOptions
        {
            Endpoint = reader.Web(AddressName),
            Deployment = reader.Text(DeploymentName) ?? "",
            Key = reader.Text(KeyName) ?? "",
            Timeout = TimeSpan.FromSeconds(reader.Number(SecondsName, 20, 1, 300)),
        };
        if (model is not ({ Endpoint: null } or { Deployment.Length: > 0, Key.Length: > 0 }))
        {
            reader.Fault(AddressName, $"a model needs {DeploymentName} and {KeyName} too.");
        }

        return model;
    }

    /// <summary>Adds the model, if there is one; nothing is connected to before it is asked.</summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, ModelOptions model)
    {
        services.AddSingleton(Options.Create(model));
        return model.Endpoint is { } endpoint
            ? services.AddSingleton(_ => new OpenAIClient(
                new ApiKeyCredential(model.Key), new OpenAIClientOptions { Endpoint = endpoint })
                .GetChatClient(model.Deployment).AsIChatClient())
            : services;
    }
}
