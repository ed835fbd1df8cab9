/** In characters: what half of a window of usual width shows beside its line numbers. */
const widestRow = 56;

/** VS Code puts these between the actions of a row. */
const separator = ' | ';

/**
 * The row of each action above a view, from zero. VS Code cuts off what doesn't fit into the width
 * of an editor, so actions stand above several lines of the text, each row as full as can be.
 * @param titles in order.
 */
export function actionRows(titles: readonly string[]): readonly number[] {
  let row = 0;
  let width = -separator.length;
  return titles.map((title) => {
    width += separator.length + title.length;
    if (width > widestRow && width > title.length) {
      row += 1;
      width = title.length;
    }
    return row;
  });
}
