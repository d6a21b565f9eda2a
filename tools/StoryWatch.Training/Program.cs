using StoryWatch.Training.Positions;
using StoryWatch.Training.Tagging;

// One program, one subcommand per model: docs/models.md says what each reads and how long it takes.
return args switch
{
    ["text", .. var rest] => TextModelTraining.Run(rest),
    ["positions", .. var rest] => PositionsCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: StoryWatch.Training text train DATA_FOLDER OUT_FILE      tagger, parser and lemmas from polnear_train.syntax.conll.gz
               StoryWatch.Training text eval  DATA_FOLDER MODEL_FILE    agreement with polnear_dev.syntax.conll.gz
               StoryWatch.Training positions train DATA_FOLDER OUT_FILE            event coder from data/positions
               StoryWatch.Training positions crossvalidate|gsr|pairs DATA_FOLDER   its figures
        """);
    return 2;
}
