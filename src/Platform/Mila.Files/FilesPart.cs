using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Modules;

namespace Mila.Files;

/// <summary>Bytes under the data folder, and who may read them.</summary>
public sealed class FilesPart : MilaPart
{
    public override string Name => "files";

    public override void Store(StoreDeclaration store) => store
        .Document<StoredFile>(files => files
            .Duplicate(file => file.OwnerKind)
            .Duplicate(file => file.OwnerId)
            .Duplicate(file => file.UploadedAt)
            .Duplicate(file => file.UploadedBy)
            .GinIndexJsonData());

    public override void Settings(SettingList settings) => settings
        .Number("files.most_megabytes", 20, "Taille maximale d’un fichier envoyé, en mégaoctets");

    public override void Erasures(ErasureList erasures) => erasures.Kept("files", KeptInFiles.Export, KeptInFiles.Erase);

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<FileShelf>();
        services.AddScoped<Uploads>();
        services.AddTransient<FileSweep>();
        services.ConfigureMarten((provider, options) => options.Listeners.Add(new BytesGoWithTheirRow(provider.GetRequiredService<FileShelf>())));
    }
}
