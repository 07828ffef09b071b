/** The seal image of a hall; `object` is where the PNG is stored. */
export type HallSeal = { readonly hall: string; readonly object: string };
