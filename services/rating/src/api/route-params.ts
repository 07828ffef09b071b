import { Type } from 'typebox';

/** The case or ticket a route is about, in the characters ids are made of. */
export const SubjectParams = Type.Object({ subject: Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }) });

/** What can be rated: filing, acceptance, decision, or a visit. */
export const Node = Type.Enum(['1', '2', '3', 'visit']);

/** The citizen's own rating, or the one after a rectification. */
export const Round = Type.Integer({ minimum: 1, maximum: 2, default: 1 });

/** How a link is handed over or opened. */
export const LinkChannel = Type.Enum(['pc', 'mobile', 'qr', 'tablet', 'kiosk', 'sms']);

/** A link's token; whether it is one of ours is known by its hash. */
export const TokenParams = Type.Object({ token: Type.String({ maxLength: 512 }) });
