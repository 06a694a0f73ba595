import { readFileSync, writeFileSync } from "node:fs";

/** What /proc tells of a process and of those it started; null where there is no /proc. */
export type Watched = {
  /** How many processes there are now. */
  processes(): number;
  /** CPU time spent so far by all of them, in milliseconds. */
  cpuTime(): number | null;
  /** Makes the peak of memory be counted from now on. */
  forgetPeak(): void;
  /** The most memory that was resident since in one process, whichever took most, in MB. */
  peakMemory(): number | null;
  /** The memory that is resident now, of all processes together, in MB. */
  memory(): number | null;
};

export function watchProcesses(pid: number): Watched {
  const ofEach = <T>(look: (id: number) => T | null): T[] => tree(pid).map(look).filter((found) => found !== null);
  const kilobytes = (name: string) => ofEach((id) => {
    const found = new RegExp(`${name}:\\s+(\\d+)`).exec(read(`/proc/${id}/status`) ?? "")?.[1];
    return found === undefined ? null : Number(found);
  });
  return {
    processes: () => tree(pid).length,
    cpuTime() {
      // After the name in brackets: user and system time are the 12th and 13th field, in hundredths of a second.
      const times = ofEach((id) => {
        const fields = read(`/proc/${id}/stat`)?.replace(/^.*\) /, "").split(" ");
        return fields ? (Number(fields[11]) + Number(fields[12])) * 10 : null;
      });
      return times.length > 0 ? sum(times) : null;
    },
    forgetPeak() {
      for (const id of tree(pid)) {
        try {
          writeFileSync(`/proc/${id}/clear_refs`, "5");
        } catch {
          // Then the peak is that since the start.
        }
      }
    },
    peakMemory() {
      const peaks = kilobytes("VmHWM");
      return peaks.length > 0 ? Math.round(Math.max(...peaks) / 1024) : null;
    },
    memory() {
      const now = kilobytes("VmRSS");
      return now.length > 0 ? sum(now) / 1024 : null;
    },
  };
}

/** The process and all that it started, and these again. */
function tree(pid: number): number[] {
  const children = (read(`/proc/${pid}/task/${pid}/children`) ?? "").split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(tree)];
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
