import { expect, it } from "vitest";
import { chatWords } from "./chat";

it("says what a chat shows, without its markup", () => {
  const text = "*Iran* to Oman on *talks*: willing → unwilling, changed (severity 3)\n_Talks in Muscat_\n> We &lt;shall&gt; not come\n<https://ledger.example/1|The Ledger>";

  expect(chatWords(text)).toBe("Iran to Oman on talks: willing → unwilling, changed (severity 3)\nTalks in Muscat\n“We <shall> not come”\nThe Ledger");
});
