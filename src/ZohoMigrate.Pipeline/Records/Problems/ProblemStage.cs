namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>The part of the road that found a problem: <c>zm_stage</c> in the error report, in lower case.</summary>
public enum ProblemStage
{
    Source,
    Mapping,
    Validation,
    Delivery,
}
