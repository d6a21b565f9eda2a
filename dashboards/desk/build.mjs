// Builds the page for the .NET build: only when its sources changed, and one at a time however many builds run beside each other.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, ".building");
const stamp = join(here, "dist", ".sources");
const installed = join(here, "node_modules", ".installed");

class Failure extends Error {}

try {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Failure(`Node.js ${process.versions.node} is too old: the desk page needs 20.19 or newer.`);
  await takeLock();
  try {
    build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
} catch (failed) {
  if (!(failed instanceof Failure)) throw failed;
  console.error(`desk: error: ${failed.message}`);
  process.exitCode = 1;
}

function build() {
  const sources = hashOf(["index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "src", "public"]);
  if (read(stamp) === sources) {
    const now = new Date();
    utimesSync(stamp, now, now);
    return;
  }

  const packages = hashOf(["package-lock.json"]);
  if (read(installed) !== packages) {
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(installed, packages);
  }
  run(process.execPath, [join("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "error"]);
  writeFileSync(stamp, sources);
}

// Making a folder is the one step that only one process can win; a lock whose owner is gone is taken over.
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, "pid"), String(process.pid));
      return;
    } catch (taken) {
      if (taken.code !== "EEXIST") throw taken;
      if (!isAlive()) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isAlive() {
  const owner = Number(read(join(lock, "pid")));
  if (!owner) return existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5_000;
  try {
    process.kill(owner, 0);
    return true;
  } catch (gone) {
    return gone.code === "EPERM";
  }
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesOf(join(here, path)))) hash.update(`${relative(here, file)}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesOf(join(path, name)));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: here, encoding: "utf8", shell: process.platform === "win32" && command === "npm" });
  if (error?.code === "ENOENT") throw new Failure(`${command} was not found: the desk page needs Node.js 20.19 or newer with npm.`);
  if (status !== 0) throw new Failure(`${command} ${args[0]} failed:\n${stdout ?? ""}${stderr ?? ""}`);
}
