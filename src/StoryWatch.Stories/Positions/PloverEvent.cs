namespace StoryWatch.Stories.Positions;

/// <summary>The root events of PLOVER, the successor of CAMEO (Halterman et al. 2023). None: uncoded.</summary>
public enum PloverEvent
{
    None,
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Yield,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// <summary>PLOVER's quad class; <c>0</c> stands for none.</summary>
public enum QuadClass
{
    None = 0,
    VerbalCooperation = 1,
    MaterialCooperation = 2,
    VerbalConflict = 3,
    MaterialConflict = 4,
}

/// <summary>What PLOVER says of its roots.</summary>
public static class Plover
{
    public static QuadClass Quad(this PloverEvent root) => root switch
    {
        PloverEvent.None => QuadClass.None,
        PloverEvent.Agree or PloverEvent.Consult or PloverEvent.Support => QuadClass.VerbalCooperation,
        PloverEvent.Cooperate or PloverEvent.Aid or PloverEvent.Yield => QuadClass.MaterialCooperation,
        PloverEvent.Request or PloverEvent.Accuse or PloverEvent.Reject or PloverEvent.Threaten => QuadClass.VerbalConflict,
        _ => QuadClass.MaterialConflict,
    };
}
