using StoryWatch.Analysis.Text;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Actors;

/// <summary>
/// Finds the actors that a text names: by the dictionary, by a state's name with an office or organ ("Russian Foreign Ministry
/// spokeswoman Maria Zakharova"), and by what the same text called them before ("Zakharova", "the ministry").
/// </summary>
public sealed class ActorFinder : IActorLookup
{
    private readonly AliasIndex _names;
    private readonly AliasIndex _roles;
    private readonly Dictionary<string, string> _demonyms;
    private readonly Dictionary<string, string> _states;

    public ActorFinder(ActorDictionary dictionary)
    {
        _names = new AliasIndex(dictionary.Entries.Where(entry => entry.Kind != ActorKind.Role), ignoreCase: false);
        _roles = new AliasIndex(dictionary.Entries.Where(entry => entry.Kind == ActorKind.Role), ignoreCase: true);
        _demonyms = dictionary.Entries
            .Where(entry => entry.Kind == ActorKind.Demonym)
            .DistinctBy(entry => entry.Actor.Country)
            .ToDictionary(entry => entry.Actor.Country!, entry => entry.Alias);
        _states = dictionary.Entries
            .Where(entry => entry.Kind == ActorKind.State)
            .DistinctBy(entry => entry.Actor.Country)
            .ToDictionary(entry => entry.Actor.Country!, entry => entry.Actor.Name);
    }

    /// <summary>The name of a state by its ISO 3166 alpha-3 code; the code itself where the dictionary has no such state.</summary>
    public string StateName(string country) => _states.GetValueOrDefault(country, country);

    /// <summary>The actors of a text in text order, with their tokens.</summary>
    /// <param name="at">The day of the article: decides who held an office. Null: anyone who ever did.</param>
    public ValueList<ActorMention> Find(ParsedText text, DateOnly? at) => MentionTokens.Locate(text, Find(text.Text, at));

    /// <summary>The actors of a text in text order; they have no tokens.</summary>
    public ValueList<ActorMention> Find(string text, DateOnly? at)
    {
        var namings = NameScan.Of(text, _names, _roles, at?.Year);
        OwnedOffices.Resolve(text, namings, _demonyms);
        new RoleJoiner(text, namings, _demonyms).Join();
        namings.RemoveAll(naming => naming.Gone);
        DropUnsure(namings);
        EarlierNames.Resolve(text, namings);
        return namings
            .Where(naming => naming.Kind != ActorKind.Role)
            .Select(naming => new ActorMention(new TextSpan(naming.Start, naming.End), -1, -1, naming.Actor, naming.Kind, Usage.Of(text, naming))
            {
                Role = naming.Role,
                Organisation = naming.Organisation,
            })
            .ToValueList();
    }

    /// <inheritdoc/>
    public ActorMention? Resolve(string name, DateOnly? at)
    {
        ActorMention? best = null;
        foreach (var mention in Find(name, at))
        {
            if (best is null || Rank(mention) > Rank(best))
                best = mention;
        }

        // "American Growers Association" is no state.
        return best is { Use: MentionUse.Modifier, Role: null } ? null : best;
    }

    private static int Rank(ActorMention mention) =>
        (mention.Kind == ActorKind.Person ? 4 : mention.Role is not null ? 3 : mention.Kind is ActorKind.State or ActorKind.Demonym ? 1 : 2)
        - (mention.Use == MentionUse.Party ? 0 : 3);

    // "Rice" and "the North" stand for someone only where the text has the surer name as well.
    private static void DropUnsure(List<Naming> namings)
    {
        if (!namings.Exists(naming => naming.Weak || naming.Kind == ActorKind.Byname))
            return;
        var states = namings.Where(naming => naming.Kind == ActorKind.State).Select(naming => naming.Actor.Country).ToHashSet(StringComparer.Ordinal);
        var sure = namings.Where(naming => !naming.Weak || naming.Start < naming.CoreStart).Select(naming => naming.Actor.Name).ToHashSet(StringComparer.Ordinal);
        namings.RemoveAll(naming =>
            naming.Kind == ActorKind.Byname ? !states.Contains(naming.Actor.Country)
            : naming.Weak && naming.Start == naming.CoreStart && !sure.Contains(naming.Actor.Name));
    }
}
