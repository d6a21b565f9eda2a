// The board's view as the address has it, and the steps that change it.
import { readView, writeView, type BoardView, type Filter } from "./filter";
import { boardAt, place, replacePlace } from "./place.svelte";

class BoardPlace {
  readonly view = $derived(readView(place.route.query));

  filter(change: Partial<Filter>): void {
    this.show({ ...this.view, filter: { ...this.view.filter, ...change } });
  }

  show(view: BoardView): void {
    replacePlace(boardAt(writeView(view)));
  }
}

export const boardPlace = new BoardPlace();
