import { Type } from 'typebox';

/** The answer to a rating: its id, and thanks in both languages. */
export const Thanks = Type.Object({
  ratingId: Type.String(),
  thanks: Type.Object({ zh: Type.String(), en: Type.String() }),
});

/** Thanks for any rating, best or worst. */
export const thanks = {
  zh: '感谢您的评价，您的意见会帮助我们改进。',
  en: 'Thank you: your rating helps us improve.',
};
