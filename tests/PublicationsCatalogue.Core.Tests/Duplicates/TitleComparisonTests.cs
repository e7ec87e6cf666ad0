using PublicationsCatalogue.Core.Duplicates;

namespace PublicationsCatalogue.Core.Tests.Duplicates;

/// <summary>The pairs are real ones of the listing, or such with one thing changed.</summary>
public sealed class TitleComparisonTests
{
    [Theory]
    [InlineData("COOP Africa - The hope for rural transformation: A rejuvenating cooperative movement in Rwanda", "CoopAFRICA Working Paper No.12 - The hope for rural transformation: A rejuvenating cooperative movement in Rwanda", LikenessReason.SeriesName)]
    [InlineData("My.COOP Managing your agricultural cooperatives", "Managing Your Agricultural Cooperative, “My.COOP”", LikenessReason.SameWords)]
    public void EDIT_6_The_real_duplicates_of_the_listing_warn(string a, string b, LikenessReason why) => AssertLike(a, b, why);

    [Theory]
    [InlineData("The role of cooperatives in eliminating child labour", "the role of Cooperatives in eliminating CHILD LABOUR.", LikenessReason.SameWords)]
    [InlineData("L’économie sociale et solidaire", "L'economie sociale et solidaire", LikenessReason.SameWords)]
    [InlineData("Cooperatives and the “World of Work”", "Cooperatives & the World of Work", LikenessReason.SameWords)]
    [InlineData("Cooperatives for rural women", "Rural women: cooperatives", LikenessReason.SameWords)]
    [InlineData("A guide to cooperative housing", "Guide on the Cooperative Housing", LikenessReason.SameWords)]
    [InlineData("Rediscovering the entrepreneurs' cooperatives", "Rediscovering the entreprenuers cooperative", LikenessReason.Spelling)]
    [InlineData("Platform labour in search of value", "Platfrom labor in search of value", LikenessReason.Spelling)]
    [InlineData("e-Learning for co-operatives", "Elearning for cooperatives", LikenessReason.SameWords)]
    [InlineData("Statistics of U.S. cooperatives", "Statistics of US cooperatives", LikenessReason.SameWords)]
    [InlineData("Report of the second meeting, Part II", "Report of the 2nd meeting - Part 2", LikenessReason.SameWords)]
    [InlineData("ILO COOP eNewsUpdate Issue No. 20, August 2021", "ILO COOP eNewsUpdate, issue 20, August 2021", LikenessReason.SameWords)]
    [InlineData("Platform labour in search of value: A study of workers’ organizing practices and business models in the digital economy", "Platform labour in search of value", LikenessReason.Subtitle)]
    [InlineData("Financing social enterprises (revised edition)", "Financing social enterprises", LikenessReason.Edition)]
    [InlineData("Cooperatives, women and the future of decent work in rural areas", "Cooperatives, women and the future of work in rural areas", LikenessReason.OneWord)]
    [InlineData("Rural cooperatives and decent work", "Working Paper No. 12: Rural cooperatives and decent work", LikenessReason.SeriesName)]
    [InlineData("Working Paper No. 12: Rural cooperatives and decent work", "Rural cooperatives and decent work", LikenessReason.SeriesName)]
    [InlineData("合作社指南", "合作社 指南", LikenessReason.SameWords)]
    public void EDIT_6_A_retyped_title_warns(string a, string b, LikenessReason why) => AssertLike(a, b, why);

    [Theory]
    [InlineData("Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Malaysia", "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Japan", LikenessReason.OtherPlace)]
    [InlineData("Mapping the Social and Solidarity Economy Landscape in Asia", "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Indonesia", LikenessReason.OtherPlace)]
    [InlineData("ILO COOP eNewsUpdate Issue No. 20, August 2021", "ILO COOP eNewsUpdate Issue No. 21, September 2021", LikenessReason.OtherNumber)]
    [InlineData("ILO COOP eNewsUpdate Issue No. 20", "ILO COOP eNewsUpdate Issue No. 21", LikenessReason.OtherNumber)]
    [InlineData("Domestic workers and cooperatives: The case of Europe", "Domestic workers and cooperatives: The case of the Philippines", LikenessReason.OtherPlace)]
    [InlineData("Platform labour in search of value: A study of workers’ organizing practices and business models in the digital economy - Executive Summary", "Platform labour in search of value: A study of workers’ organizing practices and business models in the digital economy", LikenessReason.OtherPart)]
    [InlineData("Platform labour in search of value - Executive Summary", "Platform labour in search of value", LikenessReason.OtherPart)]
    [InlineData("South Africa’s social and solidarity economy: A study of its characteristics and conditions", "South Africa’s social and solidarity economy: A document review", LikenessReason.OtherWords)]
    [InlineData("The role of cooperatives in eliminating child labour - A facilitator guide to train field trainers", "The role of cooperatives in eliminating child labour - A facilitator guide to train management, staff and members of agricultural cooperatives", LikenessReason.OtherPart)]
    public void EDIT_6_The_traps_of_the_listing_never_warn(string a, string b, LikenessReason why) => AssertOther(a, b, why);

    [Theory]
    [InlineData("Annual report 2019", "Annual report 2020", LikenessReason.OtherNumber)]
    [InlineData("Annual report", "Annual report 2020", LikenessReason.OtherNumber)]
    [InlineData("World of Cooperatives, Part II", "World of Cooperatives, Part III", LikenessReason.OtherNumber)]
    [InlineData("World of Cooperatives, Part A", "World of Cooperatives, Part B", LikenessReason.OtherNumber)]
    [InlineData("Volume 1, No. 2 of the cooperative review", "Volume 2, No. 1 of the cooperative review", LikenessReason.OtherNumber)]
    [InlineData("The first meeting of cooperators", "The third meeting of cooperators", LikenessReason.OtherNumber)]
    [InlineData("Module two: members and meetings", "Module three: members and meetings", LikenessReason.OtherNumber)]
    [InlineData("Housing for all: part 1", "Housing for all: chapter 1", LikenessReason.OtherNumber)]
    [InlineData("Newsletter of the unit, October", "Newsletter of the unit, November", LikenessReason.OtherTime)]
    [InlineData("Lettre d’information, août", "Lettre d’information, septembre", LikenessReason.OtherTime)]
    [InlineData("Boletín de cooperativas, enero", "Boletín de cooperativas, febrero", LikenessReason.OtherTime)]
    [InlineData("Cooperative Review, Spring 2020", "Cooperative Review, Autumn 2020", LikenessReason.OtherTime)]
    [InlineData("Cooperatives in Austria", "Cooperatives in Australia", LikenessReason.OtherPlace)]
    [InlineData("Cooperatives in Niger", "Cooperatives in Nigeria", LikenessReason.OtherPlace)]
    [InlineData("Cooperatives in North Sudan", "Cooperatives in South Sudan", LikenessReason.OtherPlace)]
    [InlineData("Manual for members (in French)", "Manual for members (in Spanish)", LikenessReason.OtherPlace)]
    [InlineData("Cooperatives in Kisumu county", "Cooperatives in Nakuru county", LikenessReason.OtherWords)]
    [InlineData("The JPEG format: Amendment 1: Colour", "The JPEG format", LikenessReason.OtherNumber)]
    [InlineData("Fluid dynamics of plumbing: progress report no. 6", "Fluid dynamics of plumbing", LikenessReason.OtherNumber)]
    [InlineData("Micro finance for the many", "Macro finance for the many", LikenessReason.OtherWords)]
    [InlineData("Formal work of cooperators", "Informal work of cooperators", LikenessReason.OtherWords)]
    [InlineData("Decent work", "Decent pay", LikenessReason.OtherWords)]
    [InlineData("…", "—", LikenessReason.OtherWords)]
    public void EDIT_6_A_number_time_place_or_part_that_differs_never_warns(string a, string b, LikenessReason why) => AssertOther(a, b, why);

    [Fact]
    public void A_title_as_long_as_may_be_or_of_broken_characters_is_compared_like_any_other()
    {
        var longest = string.Concat(Enumerable.Repeat("word ", 100));
        Assert.True(TitleComparison.Compare(longest, longest).IsLike);
        Assert.True(TitleComparison.Compare("Cooperative\ud800 housing", "cooperative housing").IsLike);
    }

    private static void AssertLike(string a, string b, LikenessReason why)
    {
        Assert.Equal((why, true), (TitleComparison.Compare(a, b).Reason, TitleComparison.Compare(a, b).IsLike));
        Assert.True(TitleComparison.Compare(b, a).IsLike);
        Assert.True(TitleKeys.Of(a).Overlaps(TitleKeys.Of(b)), "No key finds the one by the other.");
    }

    private static void AssertOther(string a, string b, LikenessReason why)
    {
        Assert.Equal((why, false), (TitleComparison.Compare(a, b).Reason, TitleComparison.Compare(a, b).IsLike));
        Assert.False(TitleComparison.Compare(b, a).IsLike);
    }
}
