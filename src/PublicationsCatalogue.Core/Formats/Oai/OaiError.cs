namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>What the protocol says of a request that it can't answer (OAI-PMH 3.6), with a sentence for people.</summary>
public sealed record OaiError(string Code, string Message)
{
    public static readonly OaiError NoSuchVerb = new("badVerb", "The verb is missing, given more than once, or none of Identify, ListMetadataFormats, ListSets, ListIdentifiers, ListRecords and GetRecord.");
    public static readonly OaiError BadToken = new("badResumptionToken", "This resumptionToken was not given by this catalogue for this verb, or not as it is here. Begin the list again without it.");
    public static readonly OaiError NoSuchFormat = new("cannotDisseminateFormat", "There is no such metadataPrefix here: ListMetadataFormats names them.");
    public static readonly OaiError NoSuchItem = new("idDoesNotExist", "No item has this identifier.");
    public static readonly OaiError NoRecords = new("noRecordsMatch", "Nothing fits these arguments.");
    public static readonly OaiError NoFormats = new("noMetadataFormats", "The item is deleted: nothing but that is told of it.");
    public static readonly OaiError NoSets = new("noSetHierarchy", "Nothing is public yet, so there are no sets.");

    /// <summary>True for what says that the arguments make no request: they are not repeated in the answer.</summary>
    public bool IsOfArguments => Code is "badVerb" or "badArgument";

    public static OaiError BadArgument(string message) => new("badArgument", message);
}
