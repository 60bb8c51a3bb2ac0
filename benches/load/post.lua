-- What wrk sends: the file that BODY names, over and over.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = assert(io.open(os.getenv("BODY"), "rb")):read("*a")
