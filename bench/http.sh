#!/bin/sh
# Requests a second and how long they take, by wrk with 200 connections; beside 500 clients that send a byte a second too.
#
#     bench/http.sh [SECONDS]
set -eu

seconds=${1:-10}
root=$(cd "$(dirname "$0")/.." && pwd)
port=8799
"$root/build/bench/bench/serve_http" $port &
server=$!
trap 'kill $server' EXIT
sleep 1

for page in shared made etag; do
  echo "== $page, a body of 100 kB"
  wrk --threads 1 --connections 200 --duration "${seconds}s" --latency "http://127.0.0.1:$port/$page" |
    grep -E '50%|99%|Requests/sec|Socket errors|Non-2xx' || true
done

echo "== a stream of 100 MB"
curl --silent --output /dev/null --write-out '%{size_download} bytes, %{speed_download} a second\n' "http://127.0.0.1:$port/pieces"

echo "== made, beside 500 slow clients"
python3 - $port "$seconds" <<'PYTHON' &
import socket, sys, time
port, seconds = int(sys.argv[1]), int(sys.argv[2])
slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(500)]
end = time.time() + seconds
while time.time() < end:
    for client in slow:
        try:
            client.send(b"G")
        except OSError:
            pass
    time.sleep(1)
PYTHON
slow=$!
sleep 1
wrk --threads 1 --connections 200 --duration "${seconds}s" --latency "http://127.0.0.1:$port/made" |
  grep -E '50%|99%|Requests/sec|Socket errors|Non-2xx' || true
wait $slow
grep VmHWM /proc/$server/status
