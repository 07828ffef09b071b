import { mm } from './ink.ts';

const page = { width: mm(210), height: mm(297), left: mm(28), right: mm(26), top: mm(26), bottom: mm(24) };

/** Where the next thing goes on the pages of a paper; points from the upper left corner. */
export type Flow = {
  readonly left: number;
  readonly width: number;
  /** Where a page after the first begins. */
  readonly top: number;
  /** Height of a line of a text that wants `height`. */
  lead(height: number): number;
  /** Takes a strip and says where it begins, on the next page when this one has no room for it. */
  take(height: number): number;
  /** Leaves room, but none at the head of a page. */
  gap(height: number): void;
  /** True when a strip of this height would begin the next page. */
  overflows(height: number): boolean;
  /** Begins a page, unless this one is empty. */
  turn(): void;
};

/** The text area of A4 by 公文格式: wide margins, more at the binding; lines and gaps times `leading`. */
export function createFlow(addPage: () => void, leading: number): Flow {
  let y = page.top;
  const overflows = (height: number): boolean => y + height > page.height - page.bottom;
  const turn = (): void => {
    if (y > page.top) addPage();
    y = page.top;
  };
  return {
    left: page.left,
    width: page.width - page.left - page.right,
    top: page.top,
    lead: (height) => height * leading,
    take: (height) => {
      if (overflows(height)) turn();
      y += height;
      return y - height;
    },
    gap: (height) => {
      if (y > page.top) y += height * leading;
    },
    overflows,
    turn,
  };
}
