using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Whatever text comes in by a form or an address comes without <see cref="NoText"/>. A password is taken as it was sent.
/// </summary>
internal sealed class PlainTextBinder(ILoggerFactory log) : SimpleTypeModelBinder(typeof(string), log)
{
    protected override void CheckModel(ModelBindingContext bindingContext, ValueProviderResult valueProviderResult, object? model) =>
        base.CheckModel(bindingContext, valueProviderResult,
            (model is string text && bindingContext.ModelMetadata.DataTypeName != nameof(DataType.Password) ? Plain(text) : model)
            // A part of an address is there, though nothing can be read in it.
            ?? (bindingContext.BindingSource?.Id == BindingSource.Path.Id ? "" : null));

    private static string? Plain(string text) => NoText.LeftOut(text) is var plain && plain.Length == 0 && text.Length > 0 ? null : plain;

    /// <summary>Takes the place of the framework's own binder of texts.</summary>
    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType != typeof(string) ? null
            : new PlainTextBinder(context.Services.GetRequiredService<ILoggerFactory>());
    }
}
