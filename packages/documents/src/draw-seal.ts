import { mm, type Ink } from './ink.ts';
import type { Seal } from './paper.ts';

export const sealRadius = mm(21);
const red = '#D0021B';
const widestArc = 240;

type Point = { readonly x: number; readonly y: number };

/** A five-pointed star, one point up. */
function drawStar({ pdf }: Ink, { x, y }: Point, radius: number): void {
  const inner = radius * 0.381966;
  const corners = Array.from({ length: 10 }, (_, index) => {
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    const far = index % 2 === 0 ? radius : inner;
    return [x + far * Math.cos(angle), y + far * Math.sin(angle)];
  });
  pdf.polygon(...corners).fill(red);
}

/** The owner's name along the upper arc, each character upright to the centre and narrower when there are many. */
function drawArc(ink: Ink, centre: Point, owner: string): void {
  const { pdf } = ink;
  const characters = Array.from(owner);
  const style = { size: 15, weight: 700, colour: red } as const;
  const radius = sealRadius - style.size - mm(1.1);
  const step = Math.min(25, widestArc / Math.max(1, characters.length - 1));
  const room = ((step * Math.PI) / 180) * (radius + style.size / 2) * 0.94;
  characters.forEach((character, index) => {
    const width = ink.width(character, style);
    pdf.save();
    pdf.rotate((index - (characters.length - 1) / 2) * step, { origin: [centre.x, centre.y] });
    pdf.scale(Math.min(1, room / width), 1, { origin: [centre.x, centre.y] });
    ink.write(character, centre.x - width / 2, centre.y - radius, style);
    pdf.restore();
  });
}

/** Draws a round official seal about its centre: the PNG, or ring, star and name. */
export function drawSeal(ink: Ink, seal: Seal, centre: Point): void {
  const { pdf } = ink;
  if ('png' in seal) {
    const side = 2 * sealRadius;
    const corner = { x: centre.x - sealRadius, y: centre.y - sealRadius };
    pdf.image(Buffer.from(seal.png), corner.x, corner.y, {
      fit: [side, side],
      align: 'center',
      valign: 'center',
    });
    return;
  }
  pdf.save();
  pdf.opacity(0.86);
  pdf
    .lineWidth(mm(1))
    .circle(centre.x, centre.y, sealRadius - mm(0.5))
    .stroke(red);
  drawStar(ink, centre, mm(6.4));
  drawArc(ink, centre, seal.owner);
  if (seal.foot !== undefined) {
    const style = { size: 8.5, weight: 700, colour: red } as const;
    ink.write(seal.foot, centre.x - ink.width(seal.foot, style) / 2, centre.y + mm(15.6), style);
  }
  pdf.restore();
}
