using Mila.Host.Composition;

var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Mila") ?? "Host=localhost";
await MilaHost.Build(args, connection, "data").RunAsync();
