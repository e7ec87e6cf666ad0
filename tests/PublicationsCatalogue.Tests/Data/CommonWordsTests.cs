using System.Globalization;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Tests.Data;

public sealed class CommonWordsTests
{
    private readonly CatalogueVersion version = new();
    private int asked;

    [Fact]
    public async Task A_word_is_asked_for_once_until_the_catalogue_changes()
    {
        var common = new CommonWords(version);
        Assert.True(await common.HasAsync("women", Say(true)));
        Assert.True(await common.HasAsync("women", Say(false)));
        Assert.False(await common.HasAsync("wombat", Say(false)));
        Assert.Equal(2, asked);

        version.Advance();
        Assert.False(await common.HasAsync("women", Say(false)));
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task What_was_true_before_a_change_is_not_remembered_after_it()
    {
        var common = new CommonWords(version);
        await common.HasAsync("women", () =>
        {
            version.Advance();
            return Task.FromResult(true);
        });
        Assert.False(await common.HasAsync("women", Say(false)));
    }

    [Fact]
    public async Task What_cannot_be_told_is_asked_again()
    {
        var common = new CommonWords(version);
        await Assert.ThrowsAsync<TimeoutException>(() => common.HasAsync("women", () => Task.FromException<bool>(new TimeoutException())));
        Assert.True(await common.HasAsync("women", Say(true)));
    }

    [Fact]
    public async Task Words_without_number_do_not_fill_the_memory()
    {
        var common = new CommonWords(version);
        for (var i = 0; i <= CommonWords.Most; i++)
            await common.HasAsync(i.ToString(CultureInfo.InvariantCulture), Say(false));
        Assert.True(await common.HasAsync("0", Say(true)));
    }

    private Func<Task<bool>> Say(bool isCommon) => () =>
    {
        asked++;
        return Task.FromResult(isCommon);
    };
}
