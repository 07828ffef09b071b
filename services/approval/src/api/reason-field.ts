import { Type } from 'typebox';

/** A reason that a person has to give: it says something. */
export const ReasonField = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
