using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X271;
using Claims.Edi.X837P;

namespace Claims.Edi.X278;

/// <summary>What an event (2000E) and a service (2000F) under review have in common.</summary>
public abstract record ReviewedItem : EdiLoop
{
    /// <summary>Trace numbers (TRN) in order: the requester's and, type 2 in a response, those answered.</summary>
    public EdiList<Trace> Traces { get => All("TRN", segment => new Trace(segment)); init => SetAll("TRN", value); }

    /// <summary>Why it was rejected unread (AAA, response only).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>Category (UM01): HS services, AR admission, SC referral, IN initial medical services.</summary>
    public string Category { get => Text("UM", 1); init => Set("UM", 1, value); }

    /// <summary>Certification type (UM02): I initial, R renewal, S revised, 3 cancel, 4 extend, 1, 2 appeal.</summary>
    public string CertificationType { get => Text("UM", 2); init => Set("UM", 2, value); }

    /// <summary>Service type (UM03), such as 1 medical care, 3 consultation, 2 surgical.</summary>
    public string ServiceType { get => Text("UM", 3); init => Set("UM", 3, value); }

    /// <summary>Place of service, or type of bill when <see cref="FacilityQualifier"/> is A (UM04-1).</summary>
    public string Facility
    {
        get => Text("UM", 4, 1);
        init
        {
            Set("UM", 4, 1, value);
            if (FacilityQualifier.Length == 0 && value.Length > 0)
                Set("UM", 4, 2, "B");
        }
    }

    /// <summary>What <see cref="Facility"/> is (UM04-2): B place of service, A type of bill.</summary>
    public string FacilityQualifier { get => Text("UM", 4, 2); init => Set("UM", 4, 2, value); }

    /// <summary>Frequency of a type of bill (UM04-3).</summary>
    public string BillFrequency { get => Text("UM", 4, 3); init => Set("UM", 4, 3, value); }

    /// <summary>Related causes (UM05-1 to 3): AA auto accident, AP another party, EM employment.</summary>
    public EdiList<string> RelatedCauses
    {
        get => Enumerable.Range(1, 3).Select(i => Text("UM", 5, i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 3);
            for (var i = 0; i < 3; i++)
                Set("UM", 5, i + 1, i < value.Count ? value[i] : "");
        }
    }

    /// <summary>State of an auto accident (UM05-4).</summary>
    public string AccidentState { get => Text("UM", 5, 4); init => Set("UM", 5, 4, value); }

    /// <summary>Country of an auto accident outside of the US (UM05-5).</summary>
    public string AccidentCountry { get => Text("UM", 5, 5); init => Set("UM", 5, 5, value); }

    /// <summary>The patient's condition now (UM07).</summary>
    public string HealthCondition { get => Text("UM", 7); init => Set("UM", 7, value); }

    /// <summary>Prognosis (UM08), 1 poor to 6 excellent.</summary>
    public string Prognosis { get => Text("UM", 8); init => Set("UM", 8, value); }

    /// <summary>Whether information may be released (UM09): I informed consent, Y signed.</summary>
    public string ReleaseOfInformation { get => Text("UM", 9); init => Set("UM", 9, value); }

    /// <summary>Why the request is late (UM10).</summary>
    public string DelayReason { get => Text("UM", 10); init => Set("UM", 10, value); }

    /// <summary>Urgency (UM06): 03 emergency, U urgent, E elective.</summary>
    public string Urgency { get => Text("UM", 6); init => Set("UM", 6, value); }

    /// <summary>The payer's decision (HCR, response only); null when there is none.</summary>
    public ReviewDecision? Decision
    {
        get => Find("HCR") is { } segment ? new ReviewDecision(segment) : null;
        init => ReplaceOrInsert(Find("HCR"), value?.Segment);
    }

    /// <summary>The number of an earlier authorization (REF*BB).</summary>
    public string PreviousAuthorization { get => Text("REF", "BB", 2); init => SetQualified("REF", "BB", 2, value); }

    /// <summary>All reference numbers (REF) in order: BB earlier authorization, NT the payer's administrative
    /// number.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>All dates (DTP) in order: AAH event, 435 admission, 096 discharge, 439 accident, 472 service; in a
    /// response 102 issued, 007 valid from, 036 valid to.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Diagnoses of an event (BK or ABK first), procedures of a service (HI), at most 12.</summary>
    public EdiList<HealthCode> HealthCodes
    {
        get => Find("HI") is { } segment ? HealthCode.Read(segment) : [];
        init => ReplaceOrInsert(Find("HI"), HealthCode.Write(value));
    }

    /// <summary>How much and how often (HSD); null when absent.</summary>
    public ServiceDelivery? Delivery
    {
        get => Find("HSD") is { } segment ? new ServiceDelivery(segment) : null;
        init => ReplaceOrInsert(Find("HSD"), value?.Segment);
    }

    /// <summary>Attachments announced (PWK), at most 10.</summary>
    public EdiList<Attachment> Attachments
    {
        get => All("PWK", segment => new Attachment(segment));
        init => SetAll("PWK", value);
    }

    /// <summary>Free text (MSG01), at most 264 characters; empty when absent.</summary>
    public string Message
    {
        get => Text("MSG", 1);
        init => ReplaceOrInsert(Find("MSG"), value.Length == 0 ? null : new Segment("MSG", value));
    }
}
