namespace StoryWatch.Newsroom.Filters;

/// <summary>Filters of the board that editors keep under a name, shared by all of the desk.</summary>
public interface ISavedFilters
{
    /// <summary>All filters, by name.</summary>
    Task<IReadOnlyList<SavedFilter>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a filter; one of the same name is replaced.</summary>
    /// <param name="most">How many there may be.</param>
    /// <returns>False, and nothing is kept, where there are so many of other names.</returns>
    Task<bool> SaveAsync(SavedFilter filter, int most, CancellationToken cancellationToken);

    /// <summary>Forgets a filter; false where there is none of the name.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A filter of the board.</summary>
/// <param name="Name">Under which editors know it.</param>
/// <param name="Query">As the page's address has it.</param>
/// <param name="By">Who saved it last.</param>
public sealed record SavedFilter(string Name, string Query, string By, DateTimeOffset At);
