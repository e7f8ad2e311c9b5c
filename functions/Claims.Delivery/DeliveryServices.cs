using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Review;
using Claims.Delivery.Letters;
using Claims.Delivery.Mail;
using Claims.Delivery.Notes;
using Claims.Delivery.Print;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Delivery;

/// <summary>Ties Core's ports of messages and letters to folders, and to those who carry on from there.</summary>
public static class DeliveryServices
{
    /// <summary>Adds the adapters; the host adds <see cref="DeliveryFolders"/>, a TimeProvider and logging.</summary>
    public static IServiceCollection AddClaimsDelivery(this IServiceCollection services, DeliverySettings settings) =>
        services
            .AddSingleton(settings)
            .AddSingleton(_ => new HttpClient { Timeout = TimeSpan.FromSeconds(20) })
            .AddSingleton<IMail, MailFolder>()
            .AddSingleton<ITexts, TextNotes>()
            .AddSingleton<IPrintFile, PrintQueue>()
            .AddSingleton<IPayerMail, LetterFolder>()
            .AddSingleton<ICollections, CollectionsFolder>()
            .AddSingleton<IDelivery, PrintLetters>()
            .AddSingleton<IDelivery, PostToSmtp>()
            .AddSingleton<IDelivery, PostTexts>()
            .AddSingleton<IDelivery, PostToWebhook>()
            .AddSingleton<Deliveries>();
}
