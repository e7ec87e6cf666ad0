namespace PublicationsCatalogue.Core.Publications;

public enum DatePrecision
{
    Year,
    Month,
    Day,
}
