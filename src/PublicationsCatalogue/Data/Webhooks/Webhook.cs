namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>An address of another program that is told when what readers see changes.</summary>
public sealed class Webhook
{
    public const int UrlLimit = 500;

    /// <summary>How long it may fail without a break before nothing is sent to it any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    // A few failures may be of a few messages; then it is the address, and all that waits for it waits longer.
    private const int OfMessages = 3;
    private static readonly TimeSpan[] Rests = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    public long Id { get; private set; }

    /// <summary>For who keeps webhooks only: many receivers know their callers by a secret part of it.</summary>
    public required string Url { get; init; }

    /// <summary>Encrypted; whoever has it can make messages that look like the catalogue's.</summary>
    public required string Secret { get; set; }
    public required WebhookEvents Events { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>When a person ended it for good.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When the catalogue gave it up; a person can switch it on again.</summary>
    public DateTime? StoppedAt { get; private set; }

    /// <summary>Why, in words of the catalogue.</summary>
    public string? StoppedBecause { get; private set; }

    public DateTime? FailingSince { get; private set; }
    public int FailedInARow { get; private set; }

    /// <summary>Until then nothing is sent to it.</summary>
    public DateTime? RestsUntil { get; private set; }

    public string Host => new Uri(Url).Host;

    public void Answered() => (FailingSince, FailedInARow, RestsUntil) = (null, 0, null);

    /// <summary>Notes that a message did not come through; after many, or when it is asked for, all that waits rests.</summary>
    /// <param name="utcNow">The instant.</param>
    /// <param name="askedFor">How long it asks to be left alone: that holds for all that waits for it.</param>
    public void Failed(DateTime utcNow, TimeSpan? askedFor = null)
    {
        FailedInARow++;
        FailingSince ??= utcNow;
        if (FailedInARow >= OfMessages)
            RestsUntil = utcNow + Rests[Math.Min(FailedInARow - OfMessages, Rests.Length - 1)];
        if (askedFor is { } wait && !(RestsUntil >= utcNow + wait))
            RestsUntil = utcNow + wait;
    }

    public void Stop(string because, DateTime utcNow) => (StoppedAt, StoppedBecause) = (utcNow, because[..Math.Min(because.Length, WebhookDelivery.ProblemLimit)]);

    /// <summary>As if nothing had failed.</summary>
    public void Resume()
    {
        (StoppedAt, StoppedBecause) = (null, null);
        Answered();
    }
}

/// <summary>What can be told.</summary>
[Flags]
public enum WebhookEvents
{
    None = 0,
    Published = 1,
    Changed = 2,
    Withdrawn = 4,

    /// <summary>Sent when a person asks for it.</summary>
    Test = 8,
}
