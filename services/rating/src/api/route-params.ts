import { Type } from 'typebox';

/** The case or ticket a route is about, in the characters ids are made of. */
export const SubjectParams = Type.Object({ subject: Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }) });

/** What can be rated: filing, acceptance, decision, or a visit. */
export const Node = Type.Enum(['1', '2', '3', 'visit']);

/** A link's token; what it says is the signature's business. */
export const TokenParams = Type.Object({ token: Type.String({ maxLength: 512 }) });
