namespace PublicationsCatalogue.Hosting;

/// <summary>The start or a command can't go on for something a person can put right; the message is the sentence to show.</summary>
public sealed class StartRefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner);
