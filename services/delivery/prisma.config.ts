import { defineConfig } from 'prisma/config';

// Only `prisma generate` runs here; migrations are plain SQL applied by the stack's own runner.
export default defineConfig({ schema: 'prisma/schema.prisma' });
