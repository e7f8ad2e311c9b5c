using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X270;
using Claims.Edi.X271;

namespace Claims.Core.Tests.Submission;

/// <summary>What an invented payer answers about coverage, as real X12.</summary>
internal static class CoverageDesk
{
    /// <summary>Answers the real 270 with a real 271.</summary>
    public static Func<byte[], byte[]> Answering(Func<EligibilityParty, EligibilityParty> change) => asked =>
    {
        var reading = InterchangeReader.Read(Encoding.ASCII.GetString(asked));
        Assert.Empty(reading.Issues);
        var request = Assert.IsType<EligibilityRequest>(Assert.Single(reading.Value[0].Transactions));
        var response = new EligibilityResponse
        {
            ControlNumber = "0001",
            RequestReference = request.RequestReference,
            Created = request.Created,
            Sources = request.Sources.Select(source => source with
            {
                Receivers = source.Receivers.Select(receiver => receiver with
                {
                    Subscribers = receiver.Subscribers.Select(subscriber => subscriber with
                    {
                        Person = change(subscriber.Person! with { Inquiries = [] }),
                    }).ToEdiList(),
                }).ToEdiList(),
            }).ToEdiList(),
        };
        return PayerDesk.Envelope("HB", EligibilityResponse.CurrentGuide, response);
    };
}
