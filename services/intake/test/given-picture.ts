/** A PNG of 8 by 8 red points. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAEklEQVR4nGO4wCTdgA8zjAwFACupW0H+yjNJAAAAAElFTkSuQmCC',
  'base64',
);
