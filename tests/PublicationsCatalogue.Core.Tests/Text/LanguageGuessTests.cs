using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("The role of cooperatives in the elimination of child labour", "en")]
    [InlineData("Le rôle des coopératives dans l’élimination du travail des enfants", "fr")]
    [InlineData("El papel de las cooperativas en la eliminación del trabajo infantil", "es")]
    [InlineData("O papel das cooperativas na eliminação do trabalho infantil", "pt")]
    [InlineData("Il ruolo delle cooperative nell’eliminazione del lavoro minorile", "it")]
    [InlineData("Die Rolle der Genossenschaften bei der Beseitigung der Kinderarbeit", "de")]
    [InlineData("De rol van coöperaties bij het uitbannen van kinderarbeid", "nl")]
    [InlineData("Peran koperasi dalam penghapusan pekerja anak", "id")]
    [InlineData("Çocuk işçiliğinin ortadan kaldırılmasında kooperatiflerin rolü ve önemi", "tr")]
    [InlineData("Vai trò của hợp tác xã trong xóa bỏ lao động trẻ em", "vi")]
    [InlineData("دور التعاونيات في القضاء على عمل الأطفال", "ar")]
    [InlineData("نقش تعاونی‌ها در پایان دادن به کار کودکان و گزارش", "fa")]
    [InlineData("Роль кооперативов в искоренении детского труда", "ru")]
    [InlineData("Роль кооперативів у викоріненні дитячої праці", "uk")]
    [InlineData("合作社在消除童工中的作用", "zh")]
    [InlineData("児童労働の撤廃における協同組合の役割", "ja")]
    [InlineData("아동노동 근절을 위한 협동조합의 역할", "ko")]
    public void A_title_tells_its_language(string title, string language) => Assert.Equal(language, LanguageGuess.Of(title)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ILO COOP eNewsUpdate")]
    [InlineData("COVID-19, 2021!")]
    [InlineData("de la")]
    [InlineData("Non-linear models II")]
    [InlineData("JPEG AI learning-based image coding system")]
    [InlineData("SI measurement chart")]
    [InlineData("Electrical type door interlock")]
    public void What_does_not_tell_is_not_guessed(string title) => Assert.Null(LanguageGuess.Of(title));

    [Theory]
    [InlineData("The models of AM Herculis", "en")]
    [InlineData("LE RÔLE DES COOPÉRATIVES DANS LE MONDE", "fr")]
    [InlineData("DIE ROLLE DER GENOSSENSCHAFTEN BEI DER ARBEIT", "de")]
    public void An_abbreviation_is_no_small_word_and_a_title_of_capitals_has_them(string title, string language) => Assert.Equal(language, LanguageGuess.Of(title)?.ToString());

    [Fact]
    public void The_summary_decides_for_a_title_that_does_not_tell() =>
        Assert.Equal("fr", LanguageGuess.Of("Coop News 12", null, "Ce numéro présente les coopératives de logement et leurs membres.")?.ToString());

    [Fact]
    public void A_word_in_another_script_changes_nothing() =>
        Assert.Equal("en", LanguageGuess.Of("The meaning of 協同 in the history of cooperatives")?.ToString());
}
