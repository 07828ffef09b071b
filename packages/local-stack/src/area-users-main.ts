// Prints a ClickHouse users file with one reader an area: `node packages/local-stack/src/area-users-main.ts 3202,320281`.
import { areaCodes, areaUsersFile } from './area-readers.ts';

process.stdout.write(areaUsersFile(areaCodes(process.argv[2] ?? '')));
