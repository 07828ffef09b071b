// 行首行尾禁则: what must not begin and what must not end a line.
const notFirst = new Set('，。、；：？！）》」』】〉”’…—·,.;:?!)]}%℃°〕');
const notLast = new Set('（《「『【〈“‘([{〔￥$');
const isWide = (character: string): boolean =>
  /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}“”‘’]/u.test(character);

/** Pieces of a text between which a line may end; spaces stay at the end of the piece before. */
function pieces(text: string): string[] {
  const made: string[] = [];
  let before = '';
  for (const character of text) {
    const open =
      before !== '' &&
      character !== ' ' &&
      (isWide(character) || isWide(before) || before === ' ') &&
      !notFirst.has(character) &&
      !notLast.has(before);
    if (open || before === '') made.push(character);
    else made[made.length - 1] += character;
    before = character;
  }
  return made;
}

/** The longest start of a piece that fits; at least one character. */
function cut(piece: string, width: number, widthOf: (text: string) => number): [string, string] {
  const characters = Array.from(piece);
  let count = 1;
  while (count < characters.length && widthOf(characters.slice(0, count + 1).join('')) <= width) count += 1;
  return [characters.slice(0, count).join(''), characters.slice(count).join('')];
}

/**
 * A text as lines of at most `width`, the first `indent` shorter, by the rules of Chinese setting: punctuation neither
 * begins nor ends a line where it must not, Latin words and numbers stay whole unless one alone is too wide.
 */
export function breakLines(
  text: string,
  { width, indent = 0 }: { readonly width: number; readonly indent?: number },
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => width - (lines.length === 0 ? indent : 0);
  const end = (): void => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const paragraph of text.split('\n')) {
    for (let piece of pieces(paragraph)) {
      if (line !== '' && widthOf((line + piece).trimEnd()) > room()) end();
      while (line === '' && widthOf(piece.trimEnd()) > room()) {
        const [first, rest] = cut(piece, room(), widthOf);
        if (rest === '') break;
        line = first;
        end();
        piece = rest;
      }
      line += piece;
    }
    end();
  }
  return lines;
}
