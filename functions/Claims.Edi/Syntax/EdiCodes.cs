namespace Claims.Edi.Syntax;

/// <summary>The stable codes of <see cref="EdiIssue"/>. A code never changes its meaning.</summary>
public static class EdiCodes
{
    /// <summary>The file does not start with ISA.</summary>
    public const string NoInterchange = "X12-ISA-MISSING";

    /// <summary>ISA is not 106 characters with its 16 elements at their places.</summary>
    public const string InterchangeHeaderMalformed = "X12-ISA-MALFORMED";

    /// <summary>The delimiters ISA declares cannot be told apart or are letters or digits.</summary>
    public const string DelimitersUnusable = "X12-ISA-DELIMITERS";

    /// <summary>A composite uses another component separator than ISA16 declares.</summary>
    public const string ComponentSeparatorDiffers = "X12-COMPONENT-SEPARATOR";

    /// <summary>A header without its trailer, or a trailer without its header.</summary>
    public const string EnvelopeUnpaired = "X12-ENVELOPE-UNPAIRED";

    /// <summary>A trailer's control number is not its header's.</summary>
    public const string ControlNumberDiffers = "X12-CONTROL-NUMBER";

    /// <summary>A trailer's count is not what was counted.</summary>
    public const string CountDiffers = "X12-COUNT";

    /// <summary>A control number is missing or not of its form.</summary>
    public const string ControlNumberInvalid = "X12-CONTROL-NUMBER-FORM";

    /// <summary>The transaction's guide (ST03) is not its group's (GS08).</summary>
    public const string GuideDiffers = "X12-GUIDE-DIFFERS";

    /// <summary>The group's code (GS01) is that of other transactions.</summary>
    public const string GroupKindDiffers = "X12-GROUP-KIND";

    /// <summary>Two envelopes at one level have the same control number.</summary>
    public const string ControlNumberRepeated = "X12-CONTROL-NUMBER-REPEATED";

    /// <summary>A version or guide that is not a supported 005010 guide.</summary>
    public const string VersionUnsupported = "X12-VERSION-UNSUPPORTED";

    /// <summary>A transaction set kept as plain segments because there are no typed records for it.</summary>
    public const string TransactionUntyped = "X12-TRANSACTION-UNTYPED";

    /// <summary>A segment outside of a transaction that belongs inside one.</summary>
    public const string SegmentOutsideTransaction = "X12-SEGMENT-OUTSIDE";

    /// <summary>The last segment has no terminator.</summary>
    public const string Unterminated = "X12-UNTERMINATED";

    /// <summary>A segment id that is not 2 or 3 letters and digits.</summary>
    public const string SegmentIdMalformed = "X12-SEGMENT-ID";

    /// <summary>A segment of an id the standard does not have here; kept and written back.</summary>
    public const string SegmentUnexpected = "X12-SEGMENT-UNEXPECTED";

    /// <summary>A segment of a kind (first element) the guide does not list here; kept and written back.</summary>
    public const string QualifierUnlisted = "X12-QUALIFIER-UNLISTED";

    /// <summary>A known segment at the wrong place.</summary>
    public const string SegmentOutOfOrder = "X12-SEGMENT-ORDER";

    /// <summary>A required segment is missing.</summary>
    public const string SegmentMissing = "X12-SEGMENT-MISSING";

    /// <summary>A segment occurs more often than allowed.</summary>
    public const string SegmentRepeats = "X12-SEGMENT-REPEATS";

    /// <summary>A required loop is missing.</summary>
    public const string LoopMissing = "X12-LOOP-MISSING";

    /// <summary>A loop occurs more often than allowed.</summary>
    public const string LoopRepeats = "X12-LOOP-REPEATS";

    /// <summary>A required element or component is empty.</summary>
    public const string ElementMissing = "X12-ELEMENT-MISSING";

    /// <summary>Elements that go together are not all there, or some that exclude each other are.</summary>
    public const string ElementCondition = "X12-ELEMENT-CONDITION";

    /// <summary>A segment has more elements, or a composite more components, than the standard gives it.</summary>
    public const string ElementsTooMany = "X12-ELEMENTS-EXTRA";

    /// <summary>An element is too short.</summary>
    public const string ElementTooShort = "X12-ELEMENT-SHORT";

    /// <summary>An element is too long.</summary>
    public const string ElementTooLong = "X12-ELEMENT-LONG";

    /// <summary>An element has a character its type does not allow.</summary>
    public const string CharacterInvalid = "X12-CHARACTER";

    /// <summary>An element is not a date or time of its format.</summary>
    public const string DateInvalid = "X12-DATE";

    /// <summary>An element is not one of its codes.</summary>
    public const string CodeUnknown = "X12-CODE";

    /// <summary>A code that is not in its dated list (adjustment reasons, remarks, places of service and
    /// so on).</summary>
    public const string CodeUnlisted = "X12-CODE-UNLISTED";

    /// <summary>A segment ends with empty elements, which should be left out.</summary>
    public const string TrailingDelimiters = "X12-TRAILING-DELIMITERS";

    /// <summary>HL01 does not run on from 1.</summary>
    public const string LevelNumber = "X12-HL-NUMBER";

    /// <summary>HL02 is not the number of the enclosing level.</summary>
    public const string LevelParent = "X12-HL-PARENT";

    /// <summary>Data that holds one of the delimiters cannot be written.</summary>
    public const string DelimiterInData = "X12-DELIMITER-IN-DATA";

    /// <summary>A National Provider Identifier is not 10 digits with a valid check digit.</summary>
    public const string NpiInvalid = "X12-NPI";

    /// <summary>CLM02 is not the sum of the line charges.</summary>
    public const string ClaimTotalDiffers = "X837-TOTAL";

    /// <summary>A replacement or void (CLM05-3 is 7 or 8) without the payer's control number (REF*F8).</summary>
    public const string PayerControlNumberMissing = "X837-REPLACEMENT-REF";

    /// <summary>An original claim (CLM05-3 is 1) with a payer's control number (REF*F8).</summary>
    public const string PayerControlNumberUnwanted = "X837-ORIGINAL-REF";

    /// <summary>An auto accident (CLM11 AA) without the state it happened in.</summary>
    public const string AccidentStateMissing = "X837-ACCIDENT-STATE";

    /// <summary>A diagnosis pointer that points at no diagnosis of the claim.</summary>
    public const string PointerInvalid = "X837-POINTER";

    /// <summary>The first diagnosis is not ABK, or a later one not ABF (BK and BF before ICD-10).</summary>
    public const string DiagnosisOrder = "X837-DIAGNOSIS-ORDER";

    /// <summary>A subscriber who is not the patient has claims.</summary>
    public const string PatientLevel = "X837-PATIENT-LEVEL";

    /// <summary>A billing provider without an NPI.</summary>
    public const string NpiMissing = "X837-NPI-MISSING";

    /// <summary>An accident (CLM11 AA or OA) without its date (DTP*439).</summary>
    public const string AccidentDateMissing = "X837-ACCIDENT-DATE";

    /// <summary>A diagnosis listed twice in a claim.</summary>
    public const string DiagnosisRepeated = "X837-DIAGNOSIS-REPEATED";

    /// <summary>An ambulance transport without pick-up or drop-off place.</summary>
    public const string AmbulancePlaceMissing = "X837-AMBULANCE-PLACE";

    /// <summary>An inpatient claim without its admission date.</summary>
    public const string AdmissionMissing = "X837-ADMISSION";

    /// <summary>Two lines of a claim with the same control number (REF*6R).</summary>
    public const string LineNumberRepeated = "X837-LINE-NUMBER";

    /// <summary>A patient born after the service.</summary>
    public const string BirthDateLate = "X837-BIRTH-DATE";

    /// <summary>An institutional service outside of the statement period.</summary>
    public const string OutsideStatement = "X837-STATEMENT-PERIOD";

    /// <summary>A national drug code that is not 11 digits.</summary>
    public const string DrugCodeInvalid = "X837-DRUG-CODE";

    /// <summary>More claims in a transaction than Medicare takes.</summary>
    public const string ClaimsMany = "X837-CLAIMS-MANY";

    /// <summary>A payer that is not the first one, and no other coverage named.</summary>
    public const string PrimaryMissing = "X837-PRIMARY-MISSING";

    /// <summary>Two payers of a claim with the same place in line (SBR01).</summary>
    public const string PayerSequence = "X837-PAYER-SEQUENCE";

    /// <summary>A line adjudicated by a payer (SVD01) the claim does not name.</summary>
    public const string AdjudicationPayer = "X837-ADJUDICATION-PAYER";

    /// <summary>An earlier payer's line does not balance: SV102 or SV203 - CAS = SVD02.</summary>
    public const string AdjudicationLineUnbalanced = "X837-ADJUDICATION-LINE";

    /// <summary>An earlier payer's claim does not balance: CLM02 - CAS = AMT*D.</summary>
    public const string AdjudicationUnbalanced = "X837-ADJUDICATION-CLAIM";

    /// <summary>A 278 request that decides (HCR) or rejects (AAA).</summary>
    public const string DecisionInRequest = "X278-DECISION-IN-REQUEST";

    /// <summary>A 278 response that decides nothing about an event.</summary>
    public const string DecisionMissing = "X278-DECISION-MISSING";

    /// <summary>A certification (HCR) without an authorization number.</summary>
    public const string AuthorizationNumberMissing = "X278-NUMBER-MISSING";

    /// <summary>A refusal (HCR A3) without a reason.</summary>
    public const string DecisionReasonMissing = "X278-REASON-MISSING";

    /// <summary>A service line does not balance: SVC02 - CAS = SVC03.</summary>
    public const string LineUnbalanced = "X835-LINE-BALANCE";

    /// <summary>A claim does not balance: CLP03 - CAS = CLP04.</summary>
    public const string ClaimUnbalanced = "X835-CLAIM-BALANCE";

    /// <summary>The remittance does not balance: sum of CLP04 - PLB = BPR02.</summary>
    public const string RemittanceUnbalanced = "X835-TOTAL-BALANCE";

    /// <summary>Money is paid and the method is none.</summary>
    public const string PaymentMethod = "X835-PAYMENT-METHOD";

    /// <summary>A reversal with a positive charge or payment.</summary>
    public const string ReversalSign = "X835-REVERSAL-SIGN";

    /// <summary>A denied claim that is paid.</summary>
    public const string DeniedPaid = "X835-DENIED-PAID";

    /// <summary>A claim forwarded to nobody named.</summary>
    public const string CrossoverMissing = "X835-CROSSOVER";

    /// <summary>CLP05 is not the sum of the patient's adjustments.</summary>
    public const string PatientShare = "X835-PATIENT-SHARE";

    /// <summary>A total of a 277CA is not that of the claims it lists.</summary>
    public const string AcknowledgedTotal = "X277-TOTAL";

    /// <summary>A status category that contradicts its action.</summary>
    public const string ActionContradicts = "X277-ACTION";

    /// <summary>A member who is not the subscriber without the subscriber's own enrollment before.</summary>
    public const string MemberOrder = "X834-MEMBER-ORDER";

    /// <summary>A coverage that ends before it begins.</summary>
    public const string CoveragePeriod = "X834-COVERAGE-PERIOD";

    /// <summary>A premium payment that is not the sum of its premiums.</summary>
    public const string PremiumTotal = "X820-TOTAL";

    /// <summary>A premium paid in another amount than billed without an adjustment.</summary>
    public const string PremiumUnexplained = "X820-UNEXPLAINED";

    /// <summary>The group's accepted count is not what its transaction answers say (AK904).</summary>
    public const string AcceptedCountDiffers = "X999-ACCEPTED-COUNT";
}
