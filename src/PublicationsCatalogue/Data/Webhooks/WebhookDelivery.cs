namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>
/// One message to one address: what happened to which entry. What is told of the entry is read when the message is sent, so that a
/// late one never tells what was taken from readers meanwhile.
/// </summary>
public sealed class WebhookDelivery
{
    public const int ProblemLimit = 200;

    /// <summary>How long after each failure it is tried again; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10)];

    public long Id { get; private set; }
    public required long WebhookId { get; init; }
    public Webhook Webhook { get; init; } = null!;

    /// <summary>By this a receiver knows a message that comes again.</summary>
    public required Guid MessageId { get; init; }
    public required WebhookEvents Event { get; init; }

    /// <summary>Of the entry, which may be gone for good by the time; null of a test.</summary>
    public long? PublicationId { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it is sent (again); null when that is over.</summary>
    public DateTime? NextAt { get; private set; }
    public DeliveryOutcome Outcome { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? LastAt { get; private set; }

    /// <summary>The status of the last answer; null when there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>Why the last attempt failed, in words of the catalogue.</summary>
    public string? Problem { get; private set; }

    /// <summary>Notes when it is to be sent first; the earlier it is, the sooner its turn comes.</summary>
    public WebhookDelivery Due(DateTime at)
    {
        NextAt = at;
        return this;
    }

    public void Delivered(int status, DateTime utcNow)
    {
        Attempted(status, null, utcNow);
        (Outcome, NextAt) = (DeliveryOutcome.Delivered, null);
    }

    /// <summary>Notes that it did not come through, and when it is tried again.</summary>
    /// <param name="status">That of the answer, if there was one.</param>
    /// <param name="problem">Why it failed.</param>
    /// <param name="utcNow">The instant.</param>
    /// <param name="askedFor">How long the receiver asks to be left alone.</param>
    public void Failed(int? status, string problem, DateTime utcNow, TimeSpan? askedFor = null)
    {
        Attempted(status, problem, utcNow);
        if (Event == WebhookEvents.Test || Attempts > Waits.Count)
            (Outcome, NextAt) = (DeliveryOutcome.GivenUp, null);
        else
            NextAt = utcNow + (askedFor > Waits[Attempts - 1] ? askedFor.Value : Waits[Attempts - 1]);
    }

    public void Supersede() => (Outcome, NextAt) = (DeliveryOutcome.Superseded, null);

    private void Attempted(int? status, string? problem, DateTime utcNow) =>
        (Attempts, LastAt, Status, Problem) = (Attempts + 1, utcNow, status, problem?[..Math.Min(problem.Length, ProblemLimit)]);
}

public enum DeliveryOutcome
{
    Waiting = 0,
    Delivered = 1,

    /// <summary>Not true any more when it was to be sent: a later message tells what is.</summary>
    Superseded = 2,
    GivenUp = 3,
}
