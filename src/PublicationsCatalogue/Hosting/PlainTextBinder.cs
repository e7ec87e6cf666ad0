using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Whatever text comes in by a form or an address comes without characters that no text has, no page can show and no XML may hold.
/// They come along when text is copied. A password is taken as it was sent.
/// </summary>
internal sealed class PlainTextBinder(ILoggerFactory log) : SimpleTypeModelBinder(typeof(string), log)
{
    protected override void CheckModel(ModelBindingContext bindingContext, ValueProviderResult valueProviderResult, object? model) =>
        base.CheckModel(bindingContext, valueProviderResult,
            (model is string text && bindingContext.ModelMetadata.DataTypeName != nameof(DataType.Password) ? Plain(text) : model)
            // A part of an address is there, though nothing can be read in it.
            ?? (bindingContext.BindingSource?.Id == BindingSource.Path.Id ? "" : null));

    private static string? Plain(string text) => !text.Any(IsNoText) ? text
        : string.Concat(text.Where(c => !IsNoText(c) || char.IsWhiteSpace(c)).Select(c => IsNoText(c) ? ' ' : c)) is { Length: > 0 } plain ? plain : null;

    private static bool IsNoText(char c) => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF';

    /// <summary>Takes the place of the framework's own binder of texts.</summary>
    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType != typeof(string) ? null
            : new PlainTextBinder(context.Services.GetRequiredService<ILoggerFactory>());
    }
}
