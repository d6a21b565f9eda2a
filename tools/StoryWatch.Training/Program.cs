using StoryWatch.Training.Attributions;
using StoryWatch.Training.Positions;
using StoryWatch.Training.Tagging;
using StoryWatch.Training.Threading;

// One program, one subcommand per model: docs/models.md says what each reads and how long it takes.
return args switch
{
    ["text", .. var rest] => TextModelTraining.Run(rest),
    ["positions", .. var rest] => PositionsCommand.Run(rest),
    ["threading", .. var rest] => ThreadingCommands.Run(rest),
    ["vectors", .. var rest] => WordVectors.Run(rest),
    ["attribution", .. var rest] => AttributionTraining.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: StoryWatch.Training text train DATA_FOLDER OUT_FILE      tagger, parser and lemmas from polnear_train.syntax.conll.gz
               StoryWatch.Training text eval  DATA_FOLDER MODEL_FILE    agreement with polnear_dev.syntax.conll.gz
               StoryWatch.Training positions train DATA_FOLDER OUT_FILE            event coder from data/positions
               StoryWatch.Training positions crossvalidate|gsr|pairs DATA_FOLDER   its figures
               StoryWatch.Training positions read|speed ARCHIVE                    positions of articles, sentences a second
               StoryWatch.Training threading background|train DATA_FOLDER OUT_FILE background counts, and the router's two decisions
               StoryWatch.Training threading eval|folds DATA_FOLDER                their figures, on what was learned from and on what was not
               StoryWatch.Training vectors DATA_ROOT OUT_FILE           word vectors and clusters from the archive and PolNeAR train
               StoryWatch.Training attribution part|rank|eval|print ...            who said what; docs/models.md says in which order
        """);
    return 2;
}
