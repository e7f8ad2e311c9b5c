using Claims.Edi.Tests.X837P;
using Claims.Edi.X278;

namespace Claims.Edi.Tests.X278;

/// <summary>Invented services reviews of invented people.</summary>
internal static class Reviews
{
    public static ServicesReview Of(string purpose, params ReadOnlySpan<PatientEvent> events) => new()
    {
        ControlNumber = "0001",
        Purpose = purpose,
        RequestReference = "Q1",
        Created = Claims837.At,
        Organization = new()
        {
            Name = new()
            {
                Role = "X3",
                IsOrganization = true,
                LastName = "SAMPLE PAYER",
                IdQualifier = "PI",
                Id = "PAY1"
            },
            Requester = new()
            {
                Name = new() { Role = "1P", IsOrganization = true, LastName = "SAMPLE CLINIC", Npi = "1234567893" },
                Subscriber = new()
                {
                    Person = new()
                    {
                        Role = "IL",
                        IsOrganization = false,
                        LastName = "BEISPIEL",
                        FirstName = "BEA",
                        IdQualifier = "MI",
                        Id = "M100",
                        BirthDate = new(1970, 5, 1),
                        Sex = "F",
                    },
                    Events = [.. events],
                },
            },
        },
    };

    public static PatientEvent Event(params ReadOnlySpan<ReviewedService> services) => new()
    {
        Traces = [new("1", "T1", "9123456789")],
        Category = "HS",
        CertificationType = "I",
        ServiceType = "3",
        Facility = "11",
        HealthCodes = [new("ABK", "E11.9"), new("ABF", "I10")],
        Services = [.. services],
    };
}
