import { Type, type Static } from 'typebox';
import type { MaterialFile } from '../core/keep-file.ts';

/** An uploaded material as those see it who may see its filing. */
export const FileAnswer = Type.Object({
  fileId: Type.String(),
  material: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  uploadedAt: Type.String(),
});

export const fileAnswer = (file: MaterialFile): Static<typeof FileAnswer> => {
  const { fileId, material, name, type, size, sha256, uploadedAt } = file;
  return { fileId, material, name, type, size, sha256, uploadedAt };
};
