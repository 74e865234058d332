-- What wrk asks for: any of the addresses in a file, or each of a part of them once.
-- Arguments: the file, the number of threads, and for "once" the first and the last line of the part.

local threads = 0

function setup(thread)
   thread:set("id", threads)
   threads = threads + 1
end

function init(args)
   requests = {}
   for path in io.lines(args[1]) do
      requests[#requests + 1] = wrk.format("GET", path)
   end
   step = tonumber(args[2])
   place = args[3] and tonumber(args[3]) + id
   last = args[4] and tonumber(args[4])
   math.randomseed(4711 + id)
end

function request()
   if not place then
      return requests[math.random(#requests)]
   end
   local line = place
   if line > last then
      wrk.thread:stop()
      line = last
   end
   place = place + step
   return requests[line]
end
