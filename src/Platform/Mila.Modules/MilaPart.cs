using System.Reflection;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Mila.Modules;

/// <summary>
/// One part of Mila, a module or a piece of the platform, and its table of contents: what it stores and under which names,
/// what it says to others, what it shows. The host lists the parts once; everything else is discovered through them.
/// </summary>
public abstract class MilaPart
{
    /// <summary>The part's key: the schema of its documents and the prefix of its stored names.</summary>
    public abstract string Name { get; }

    /// <summary>Where its handlers, projections and embedded texts are (<c>Sentences.fr.json</c>, <c>*.workflow.json</c>, <c>*.sbn</c>).</summary>
    public Assembly Assembly => GetType().Assembly;

    /// <summary>Facts with their stored names, views, documents.</summary>
    public virtual void Store(StoreDeclaration store) { }

    /// <summary>Messages that may wait in the store, with their stored names.</summary>
    public virtual void Messages(MessageNames messages) { }

    /// <summary>Fields of the API.</summary>
    public virtual void Graph(GraphRoots graph) { }

    /// <summary>Settings with their shipped defaults.</summary>
    public virtual void Settings(SettingList settings) { }

    /// <summary>Workflow definitions, and the announcements, requests and values that definitions may name.</summary>
    public virtual void Workflows(WorkflowList workflows) { }

    /// <summary>What it keeps about people, to be exported and erased.</summary>
    public virtual void Erasures(ErasureList erasures) { }

    /// <summary>What files may belong to, and who reads them.</summary>
    public virtual void FileOwners(FileOwnerList owners) { }

    public virtual void Services(IServiceCollection services) { }
}

/// <summary>The roots of the one schema, to which each part adds its fields.</summary>
public sealed record GraphRoots(ObjectGraphType Query, ObjectGraphType Mutation, ObjectGraphType Subscription);
